"""Who says, denies or doubts something, and which words that covers."""
