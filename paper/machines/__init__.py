"""What does the paper tell programs: feed readers, search engines, whoever reads its data?"""
