package dev.weir.hypervisor.xml;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of one element: names and values in turn. A handful, so that looking
 * through them costs less than hashing. Not changed once made.
 *
 * @param words name, value, name, value, ...
 */
record Attributes(String[] words) {

	static final Attributes NONE = new Attributes(new String[0]);

	@Nullable String get(String name) {
		for (int i = 0; i < this.words.length; i += 2) {
			if (this.words[i].equals(name)) {
				return this.words[i + 1];
			}
		}
		return null;
	}

}
