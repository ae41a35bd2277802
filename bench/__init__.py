"""What takes how long? Programs that measure and judge nothing."""
