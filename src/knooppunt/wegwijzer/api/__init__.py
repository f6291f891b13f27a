"""The open HSDS 3.1 API of the wegwijzer: read only, for everyone, without a key. See docs/reference/hsds.md."""
