# Addresses, and what happens on the way to them.

address-insecure = The server's address is neither https nor this machine: others could watch what travels.
address-unreadable = The server's address cannot be used.
line-too-slow = Nothing came back in time.
line-name-unknown = The network does not know the server's name.
line-no-connection = There is no connection to it.
line-cut = The connection was cut in the middle.
line-untrusted = The connection is not to be trusted: { $reason }
line-answer-too-long = What came back is longer than any answer.
line-answer-unreadable = What came back is no answer.
