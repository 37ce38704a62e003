"""From a plan to evidence: what the figures and passages of each report say about everything that is asked."""
