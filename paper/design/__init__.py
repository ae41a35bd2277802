"""What do the paper's pages look like, in all their parts and states?"""
