"""How does the whole public paper become a folder of files that works from anywhere, without a server?"""
