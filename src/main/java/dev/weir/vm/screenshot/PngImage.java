package dev.weir.vm.screenshot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import dev.weir.hypervisor.Screenshot;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Turns what a hypervisor gives as a screenshot into PNG. Old QEMU gives binary PPM
 * (<a href="https://netpbm.sourceforge.net/doc/ppm.html">P6</a>), which browsers do not
 * show. Stateless.
 */
final class PngImage {

	/** Largest picture that is read: 8K by 8K is beyond any guest's screen. */
	private static final int MAX_SIDE = 8192;

	private final byte[] data;

	private int at;

	private PngImage(byte[] data) {
		this.data = data;
	}

	/**
	 * The picture as PNG.
	 * @throws Problem of kind REFUSED_BY_HOST when it is no picture
	 */
	static byte[] of(Screenshot screenshot) {
		byte[] image = screenshot.image();
		if (image.length > 8 && image[0] == (byte) 0x89 && image[1] == 'P' && image[2] == 'N' && image[3] == 'G') {
			return image;
		}
		return new PngImage(image).convert();
	}

	private byte[] convert() {
		if (!"P6".equals(token())) {
			throw broken();
		}
		int width = number();
		int height = number();
		int depth = number();
		this.at++;
		if (depth != 255 || this.data.length - this.at < 3L * width * height) {
			throw broken();
		}
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				picture.setRGB(x, y, (sample() << 16) | (sample() << 8) | sample());
			}
		}
		return write(picture);
	}

	private static byte[] write(BufferedImage picture) {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		try {
			ImageIO.write(picture, "png", png);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return png.toByteArray();
	}

	private int sample() {
		return this.data[this.at++] & 0xFF;
	}

	private int number() {
		try {
			int number = Integer.parseInt(token());
			if (number > 0 && number <= MAX_SIDE) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// told below
		}
		throw broken();
	}

	/** The next word of the header; a # begins a comment. */
	private String token() {
		StringBuilder token = new StringBuilder();
		while (this.at < this.data.length) {
			char c = (char) (this.data[this.at] & 0xFF);
			if (c == '#') {
				while (this.at < this.data.length && this.data[this.at] != '\n') {
					this.at++;
				}
			}
			else if (!Character.isWhitespace(c)) {
				token.append(c);
				this.at++;
			}
			else if (token.isEmpty()) {
				this.at++;
			}
			else {
				break;
			}
		}
		return token.toString();
	}

	private static Problem broken() {
		return Problem.of(ErrorKind.REFUSED_BY_HOST, "vm.screenshot.broken");
	}

}
