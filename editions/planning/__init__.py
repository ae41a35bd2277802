"""Which editions will there be, who answers for each, and what is to be written for it?"""
