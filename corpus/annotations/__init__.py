"""What a person keeps beside articles: bookmarks, notes and tags, on whole articles and on passages of them."""
