"""The public site: pages that anyone may read, keep and print, without a cookie and without JavaScript."""
