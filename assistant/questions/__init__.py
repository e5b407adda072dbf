"""What a question is after, told by code; what it leans on in a conversation."""
