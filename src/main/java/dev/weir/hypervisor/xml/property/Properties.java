package dev.weir.hypervisor.xml.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Property.Pending;
import org.springframework.util.unit.DataSize;

/**
 * The properties of one type of element, declared one after the other as constants of
 * that type: <pre>
 * private static final Properties&lt;Disk&gt; ALL = new Properties&lt;&gt;();
 * public static final Property&lt;Disk, String&gt; CACHE = ALL.word("cache", "driver/@cache", "none writeback");
 * </pre> Filled while the type is loaded, not changed later.
 *
 * @param <E> type of the element
 */
public final class Properties<E> {

	/** CPUs or nodes as libvirt names them: {@code 0-3,^2,8}. */
	public static final TextFormat CPU_SET = new TextFormat(
			Pattern.compile("\\^?\\d{1,4}(-\\d{1,4})?(,\\^?\\d{1,4}(-\\d{1,4})?)*"), "0-3,^2,8");

	/** An absolute path. */
	public static final TextFormat PATH = new TextFormat(Pattern.compile("/[^\\p{Cntrl}]*"), "/srv/data");

	/** A name on one line. */
	public static final TextFormat NAME = new TextFormat(Pattern.compile("[^\\p{Cntrl}]{1,1024}"), "eth0");

	private final List<Property<? super E, ?>> declared = new ArrayList<>();

	private Pending pending = Pending.ALWAYS;

	/** All that have been declared, in that order. */
	public List<Property<? super E, ?>> all() {
		return Collections.unmodifiableList(this.declared);
	}

	/** The one of that name. */
	public Optional<Property<? super E, ?>> named(String name) {
		return this.declared.stream().filter((each) -> each.name().equals(name)).findFirst();
	}

	/**
	 * For the next one: libvirt fills in at the start what the definition leaves open.
	 */
	public Properties<E> filledAtStart() {
		this.pending = Pending.WHERE_DEFINED;
		return this;
	}

	/** For the next one: it changes while the guest runs. */
	public Properties<E> changing() {
		this.pending = Pending.NEVER;
		return this;
	}

	/** Takes in one that several types of elements have. */
	public Properties<E> with(Property<? super E, ?> shared) {
		this.declared.add(shared);
		return this;
	}

	/** One of libvirt's words, given with blanks between them. */
	public Property<E, String> word(String name, String path, String words) {
		return value(name, path, new WordFormat(List.of(words.split(" "))));
	}

	/** Text of a certain form. */
	public Property<E, String> text(String name, String path, TextFormat format) {
		return value(name, path, format);
	}

	/** A whole number from the least to the most. */
	public Property<E, Long> number(String name, String path, long least, long most) {
		return value(name, path, new NumberFormat(least, most));
	}

	/** {@code yes} or {@code no}. */
	public Property<E, Boolean> yesNo(String name, String path) {
		return value(name, path, new SwitchFormat("yes", "no"));
	}

	/** {@code on} or {@code off}. */
	public Property<E, Boolean> onOff(String name, String path) {
		return value(name, path, new SwitchFormat("on", "off"));
	}

	/** Two words of its own. */
	public Property<E, Boolean> either(String name, String path, String on, String off) {
		return value(name, path, new SwitchFormat(on, off));
	}

	/** An element that is there or not. */
	public Property<E, Boolean> presence(String name, String path) {
		return declare(new PresenceProperty<>(name, XmlPath.of(path), this.pending));
	}

	/** An element's text, its unit in the attribute {@code unit}; KiB where none is. */
	public Property<E, DataSize> memory(String name, String path) {
		return size(name, path, path + "/@unit");
	}

	/** An amount in one place and its unit in another; KiB where none is. */
	public Property<E, DataSize> size(String name, String amount, String unit) {
		return declare(new SizeProperty<>(name, XmlPath.of(amount), XmlPath.of(unit), "KiB", this.pending));
	}

	private <T> Property<E, T> value(String name, String path, Format<T> format) {
		return declare(new ValueProperty<>(name, XmlPath.of(path), format, this.pending));
	}

	private <T> Property<E, T> declare(Property<E, T> property) {
		this.pending = Pending.ALWAYS;
		this.declared.add(property);
		return property;
	}

}
