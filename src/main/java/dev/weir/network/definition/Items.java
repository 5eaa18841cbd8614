package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * Elements of one name, each of which stands for a thing. Immutable.
 *
 * @param path where they stand in what has them
 * @param read what an element says
 * @param write has an element say it
 * @param key what a thing is known by when it changes
 * @param <T> type of the thing
 */
record Items<T>(XmlPath path, Function<XmlElement, T> read, BiConsumer<XmlElement, T> write,
		Function<T, ? extends Object> key) {

	List<T> of(XmlElement owner) {
		return owner.all(this.path).stream().map(this.read).toList();
	}

	/**
	 * Has the elements say what is wanted: those that say it already stay untouched,
	 * those of the same key are changed in place, the others come or go.
	 */
	void write(XmlElement owner, List<T> wanted) {
		List<T> missing = new ArrayList<>(wanted);
		List<XmlElement> left = new ArrayList<>(owner.all(this.path));
		left.removeIf((element) -> missing.remove(this.read.apply(element)));
		for (XmlElement element : left) {
			Object known = this.key.apply(this.read.apply(element));
			missing.stream()
				.filter((thing) -> this.key.apply(thing).equals(known))
				.findFirst()
				.ifPresentOrElse((thing) -> {
					this.write.accept(element, thing);
					missing.remove(thing);
				}, element::remove);
		}
		missing.forEach((thing) -> this.write.accept(owner.add(this.path), thing));
	}

}
