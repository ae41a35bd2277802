"""Which promises about safety does the served application keep?"""
