"""From a question and its conversation to a plan: who, when, what, and which kind of answer."""
