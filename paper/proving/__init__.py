"""What proves that an edition is the one that was released, and that only what readers were told of was changed?"""
