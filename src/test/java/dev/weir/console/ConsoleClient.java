package dev.weir.console;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** A program that uses a console: keeps what it receives and how it ended. */
public final class ConsoleClient implements java.net.http.WebSocket.Listener {

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	private final CompletableFuture<String> ended = new CompletableFuture<>();

	private final CompletableFuture<java.net.http.WebSocket> opened = new CompletableFuture<>();

	@Override
	public void onOpen(java.net.http.WebSocket socket) {
		this.opened.complete(socket);
		socket.request(1);
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(java.net.http.WebSocket socket, ByteBuffer data, boolean last) {
		byte[] bytes = new byte[data.remaining()];
		data.get(bytes);
		synchronized (this.received) {
			this.received.writeBytes(bytes);
		}
		socket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(java.net.http.WebSocket socket, int code, String reason) {
		this.ended.complete(code + " " + reason);
		return null;
	}

	@Override
	public void onError(java.net.http.WebSocket socket, Throwable failure) {
		this.ended.completeExceptionally(failure);
	}

	/** Sends a message of these characters, one byte each. */
	void send(String text) {
		this.opened.join().sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), true).join();
	}

	byte[] bytes() {
		synchronized (this.received) {
			return this.received.toByteArray();
		}
	}

	public String text() {
		return new String(bytes(), StandardCharsets.ISO_8859_1);
	}

	/** Code and reason of the end, once there. */
	String end() {
		return this.ended.orTimeout(120, TimeUnit.SECONDS).join();
	}

	public void close() {
		this.opened.join().abort();
	}

}
