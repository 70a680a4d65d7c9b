"""Article of a national or provincial paper → mentions: any place in China may be meant, the article settles which."""
