"""How a file comes in: in memory, never on the disk as it was sent, and no more of it than may be kept."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

HOOGSTENS = 25_000_000
"""Bytes that are held of one file, a little more than any file may be (rules/limieten.toml)."""
VERBREEK = 10 * HOOGSTENS
"""From here on this is no mistake of a person."""


class InGeheugen(FileUploadHandler):
    """Django's own handlers put large files in a temporary folder, unencrypted."""

    chunk_size = 1 << 16

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.inhoud = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start > VERBREEK:
            raise StopUpload(connection_reset=True)
        if start + len(raw_data) > HOOGSTENS:
            self.inhoud = BytesIO()  # too large: only its size is still of interest
        else:
            self.inhoud.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.inhoud.seek(0)
        return InMemoryUploadedFile(
            self.inhoud, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
