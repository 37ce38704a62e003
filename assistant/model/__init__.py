"""What a chat model may add to a proved answer, and the checks that it has to pass."""
