package dev.weir.console.relay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.weir.testbed.ManyCases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whatever a browser sends is read, or refused with a close code. */
@AddLifecycleHook(ManyCases.class)
class FrameReaderPropertyTests implements FrameReader.Controls {

	private final List<String> heard = new ArrayList<>();

	@Property
	void readsMessagesInPiecesOfAnySize(@ForAll("conversations") List<Part> parts,
			@ForAll @IntRange(min = 1, max = 3000) int piece) {
		this.heard.clear();
		byte[] read = feed(Part.all(parts), piece);
		assertThat(read).isEqualTo(Part.data(parts));
		assertThat(this.heard).isEqualTo(parts.stream().map(Part::control).filter((told) -> !told.isEmpty()).toList());
	}

	@Property
	void hearsNothingBehindAClose(@ForAll("conversations") List<Part> parts, @ForAll byte[] more,
			@ForAll @IntRange(min = 1, max = 3000) int piece) {
		this.heard.clear();
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(Part.all(parts));
		all.writeBytes(Part.frame(0x88, new byte[] { 3, (byte) 0xe8 }, 7));
		all.writeBytes(more);
		assertThat(feed(all.toByteArray(), piece)).isEqualTo(Part.data(parts));
		assertThat(this.heard).endsWith("close");
	}

	@Property
	void refusesOrReadsAnything(@ForAll @Size(max = 400) byte[] bytes,
			@ForAll @IntRange(min = 1, max = 500) int piece) {
		readsOrRefuses(bytes, piece);
	}

	@Property
	void refusesOrReadsWhatIsBroken(@ForAll("conversations") List<Part> parts, @ForAll int where, @ForAll byte what,
			@ForAll @IntRange(min = 1, max = 500) int piece) {
		byte[] bytes = Part.all(parts);
		if (bytes.length > 0) {
			bytes[Math.floorMod(where, Math.min(bytes.length, 40))] = what;
		}
		readsOrRefuses(bytes, piece);
	}

	@Property
	void refusesFramesWithoutMask(@ForAll("conversations") List<Part> parts, @ForAll @Size(max = 125) byte[] payload) {
		byte[] bare = Part.frame(0x82, payload, 0);
		bare[1] &= 0x7f;
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(Part.all(parts));
		all.writeBytes(bare);
		assertThatExceptionOfType(FrameReader.Malformed.class).isThrownBy(() -> feed(all.toByteArray(), 64))
			.matches((malformed) -> malformed.code() == FrameReader.Malformed.PROTOCOL);
	}

	private void readsOrRefuses(byte[] bytes, int piece) {
		this.heard.clear();
		try {
			assertThat(feed(bytes, piece)).hasSizeLessThanOrEqualTo(bytes.length);
		}
		catch (FrameReader.Malformed ex) {
			assertThat(ex.code()).isIn(1002, 1003);
		}
		assertThat(this.heard).hasSizeLessThanOrEqualTo(bytes.length);
	}

	private byte[] feed(byte[] bytes, int piece) {
		FrameReader reader = new FrameReader(this);
		ByteArrayOutputStream read = new ByteArrayOutputStream();
		ByteBuffer buffer = ByteBuffer.allocate(WebSocketFrames.HEADROOM + piece);
		for (int at = 0; at < bytes.length; at += piece) {
			buffer.clear().position(WebSocketFrames.HEADROOM);
			buffer.put(bytes, at, Math.min(piece, bytes.length - at));
			buffer.flip().position(WebSocketFrames.HEADROOM);
			reader.read(buffer);
			read.write(buffer.array(), buffer.position(), buffer.remaining());
		}
		return read.toByteArray();
	}

	@Override
	public void ping(ByteBuffer payload) {
		this.heard.add("ping " + payload.remaining());
	}

	@Override
	public void pong() {
		this.heard.add("pong");
	}

	@Override
	public void close() {
		this.heard.add("close");
	}

	@Provide
	Arbitrary<List<Part>> conversations() {
		Arbitrary<byte[]> payload = Arbitraries.bytes()
			.array(byte[].class)
			.ofMaxSize(300)
			.edgeCases((edges) -> edges.add(new byte[0], new byte[125], new byte[126], new byte[65_535],
					new byte[65_536]));
		Arbitrary<Part> part = Combinators.combine(Arbitraries.of(Part.Kind.values()), payload, Arbitraries.integers())
			.as(Part::of);
		return part.list().ofMaxSize(8);
	}

	/**
	 * A message in one frame, one in three frames with a ping between, a ping or a pong.
	 */
	record Part(Kind kind, byte[] payload, int mask) {

		static Part of(Kind kind, byte[] payload, int mask) {
			boolean control = kind == Kind.PING || kind == Kind.PONG;
			return new Part(kind, (control && payload.length > 125) ? new byte[125] : payload, mask);
		}

		byte[] bytes() {
			return switch (this.kind) {
				case WHOLE -> frame(0x82, this.payload, this.mask);
				case PING -> frame(0x89, this.payload, this.mask);
				case PONG -> frame(0x8a, this.payload, this.mask);
				case FRAGMENTS -> {
					ByteArrayOutputStream all = new ByteArrayOutputStream();
					all.writeBytes(frame(0x02, this.payload, this.mask));
					all.writeBytes(frame(0x00, new byte[0], 1));
					all.writeBytes(frame(0x89, new byte[3], 2));
					all.writeBytes(frame(0x80, this.payload, ~this.mask));
					yield all.toByteArray();
				}
			};
		}

		String control() {
			return switch (this.kind) {
				case WHOLE -> "";
				case PING -> "ping " + this.payload.length;
				case PONG -> "pong";
				case FRAGMENTS -> "ping 3";
			};
		}

		static byte[] all(List<Part> parts) {
			ByteArrayOutputStream all = new ByteArrayOutputStream();
			parts.forEach((part) -> all.writeBytes(part.bytes()));
			return all.toByteArray();
		}

		static byte[] data(List<Part> parts) {
			ByteArrayOutputStream all = new ByteArrayOutputStream();
			for (Part part : parts) {
				if (part.kind == Kind.WHOLE || part.kind == Kind.FRAGMENTS) {
					all.writeBytes(part.payload);
				}
				if (part.kind == Kind.FRAGMENTS) {
					all.writeBytes(part.payload);
				}
			}
			return all.toByteArray();
		}

		/** RFC 6455, 5.2, written down byte by byte. */
		static byte[] frame(int first, byte[] payload, int mask) {
			ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
			frame.put((byte) first);
			if (payload.length < 126) {
				frame.put((byte) (0x80 | payload.length));
			}
			else if (payload.length < 65_536) {
				frame.put((byte) 0xfe).putShort((short) payload.length);
			}
			else {
				frame.put((byte) 0xff).putLong(payload.length);
			}
			frame.putInt(mask);
			for (int at = 0; at < payload.length; at++) {
				frame.put((byte) (payload[at] ^ (mask >> (24 - 8 * (at % 4)))));
			}
			byte[] bytes = new byte[frame.flip().remaining()];
			frame.get(bytes);
			return bytes;
		}

		enum Kind {

			WHOLE, FRAGMENTS, PING, PONG

		}

	}

}
