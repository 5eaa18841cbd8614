package dev.weir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.asm.ClassReader;

/**
 * Looks for the beginnings of elements among the texts of a class file: ArchUnit itself
 * knows no constants.
 */
final class XmlByHand {

	/** Tag of a text constant (JVM specification, table 4.4-A). */
	private static final int STRING = 8;

	private static final Pattern MARKUP = Pattern.compile("(?s).*<[a-zA-Z][\\w:-]*(\\s+[\\w:-]+\\s*=|\\s*/?>).*");

	private XmlByHand() {
	}

	static ArchCondition<JavaClass> haveMarkupInAText() {
		return new ArchCondition<>("have markup in a text") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				Optional<String> found = texts(type).filter((text) -> MARKUP.matcher(text).matches()).findFirst();
				events.add(new SimpleConditionEvent(type, found.isPresent(),
						type.getName() + ": " + found.orElse("no markup")));
			}

		};
	}

	private static java.util.stream.Stream<String> texts(JavaClass type) {
		ClassReader reader = read(type);
		char[] buffer = new char[reader.getMaxStringLength()];
		return IntStream.range(1, reader.getItemCount())
			.map(reader::getItem)
			.filter((offset) -> offset > 0 && reader.readByte(offset - 1) == STRING)
			.mapToObj((offset) -> reader.readUTF8(offset, buffer));
	}

	private static ClassReader read(JavaClass type) {
		try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
			return new ClassReader(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
