"""From evidence to what there is to say: one module a kind of answer, each with the refusals that belong to it."""
