"""What takes its time: opened, begun, waited for in turn, and stopped."""
