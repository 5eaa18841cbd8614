package dev.weir.vm.screenshot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

import dev.weir.hypervisor.Screenshot;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PngImage}. Pictures are written as text: each byte is a Latin-1
 * character.
 */
class PngImageTests {

	@Test
	void pngPassesAsItIs() throws Exception {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png);
		assertThat(PngImage.of(new Screenshot("image/png", png.toByteArray()))).isEqualTo(png.toByteArray());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "P6\n2 1\n255\n", "P6 2 1 255 ", "P6\n# by QEMU\n2 # width\n 1\n255\n", "P6\r\n2\t1\r\n255\n" })
	void ppmBecomesPng(String header) throws Exception {
		byte[] png = PngImage.of(shot(header + "\u00ff\u0000\u0010\n #"));
		assertThat(png).startsWith(0x89, 'P', 'N', 'G');
		BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
		assertThat(picture.getWidth()).isEqualTo(2);
		assertThat(picture.getHeight()).isEqualTo(1);
		assertThat(picture.getRGB(0, 0)).isEqualTo(0xffff0010);
		assertThat(picture.getRGB(1, 0)).as("bytes that look like white space and comments").isEqualTo(0xff0a2023);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "P", "P6", "P6 1", "P6 1 1", "P6 1 1 255", "P6 1 1 255 ab", "P5 1 1 255 abc",
			"P6 0 1 255 abc", "P6 -1 1 255 abc", "P6 x 1 255 abc", "P6 1 1 65535 abcdef", "P6 8193 1 255 abc",
			"P6 99999999999 1 255 abc", "P6 8192 8192 255 abc", "P6 # no end", "\u0089PNG", "<html>not found</html>",
			"\u0089png and more of it" })
	void whatIsNoPictureIsAProblem(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> PngImage.of(shot(text)))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.REFUSED_BY_HOST));
	}

	private static Screenshot shot(String bytes) {
		return new Screenshot("image/x-portable-pixmap", bytes.getBytes(StandardCharsets.ISO_8859_1));
	}

}
