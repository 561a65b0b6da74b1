package vn.langnghe.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.langnghe.media.MediaContent;

/** A page's file, open for reading. */
record PageFile(FileChannel channel, long size) implements MediaContent {
    static PageFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new PageFile(channel, channel.size());
    }

    @Override
    public int read(ByteBuffer buffer, long position) throws IOException {
        return channel.read(buffer, position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
