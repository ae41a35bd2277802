"""How is an edition read before it goes out, and approved: proofs pulled and compared, on the screen and on paper?"""
