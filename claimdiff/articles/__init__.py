"""Reading: files, folders and pages become cleaned articles."""
