"""The relevance test: questions in the words of parents, and how good the answers are."""
