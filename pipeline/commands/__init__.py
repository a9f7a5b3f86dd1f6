"""The commands, a file a group: what is typed becomes a call. What is heavy is imported when one runs."""
