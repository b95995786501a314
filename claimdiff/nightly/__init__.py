"""The night: sources -> index -> report -> alerts, in one run for cron or a systemd timer."""
