"""What claimdiff costs: time and memory, measured on whole processes; see README.md."""
