"""What each problem code means, in words for people who edit the content. One module for each family of codes."""
