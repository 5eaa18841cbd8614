package dev.weir.vm.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.weir.problem.InvalidInput;
import dev.weir.query.NaturalOrder;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a label; null leaves a part as it is. Immutable, checked.
 *
 * @param tags all tags from now on, or null
 * @param add tags to have besides
 * @param remove tags to have no longer
 * @param folder where it goes, empty for out of all folders, or null
 * @param notes the notes from now on, or null
 */
public record LabelChange(@Nullable List<String> tags, List<String> add, List<String> remove, @Nullable String folder,
		@Nullable String notes) {

	/** Nothing changes. */
	public static final LabelChange NONE = new LabelChange(null, List.of(), List.of(), null, null);

	/**
	 * @throws InvalidInput naming the part that is wrong
	 */
	public LabelChange {
		tags = (tags != null) ? LabelRule.tags("tags", tags) : null;
		add = LabelRule.tags("add", add);
		remove = LabelRule.tags("remove", remove);
		folder = (folder != null) ? LabelRule.folder(folder) : null;
		notes = (notes != null) ? LabelRule.notes(notes) : null;
	}

	/** All three parts anew. */
	public static LabelChange all(@Nullable List<String> tags, @Nullable String folder, @Nullable String notes) {
		return new LabelChange(tags, List.of(), List.of(), folder, notes);
	}

	/** Some tags come, some go. */
	public static LabelChange tagging(List<String> add, List<String> remove) {
		return new LabelChange(null, add, remove, null, null);
	}

	/** Another folder, or none for an empty text. */
	public static LabelChange moving(String folder) {
		return new LabelChange(null, List.of(), List.of(), folder, null);
	}

	/** Whether it leaves everything as it is. */
	public boolean isNothing() {
		return this.tags == null && this.add.isEmpty() && this.remove.isEmpty() && this.folder == null
				&& this.notes == null;
	}

	/**
	 * The tags of a label that had these.
	 * @throws InvalidInput when these become too many
	 */
	List<String> tagsFrom(List<String> present) {
		Map<String, String> result = new LinkedHashMap<>();
		put(result, (this.tags != null) ? this.tags : present);
		put(result, this.add);
		this.remove.forEach((tag) -> result.remove(tag.toLowerCase(Locale.ROOT)));
		List<String> sorted = new ArrayList<>(result.values());
		sorted.sort(NaturalOrder.INSTANCE);
		return LabelRule.few(sorted);
	}

	/** The first spelling stays. */
	private static void put(Map<String, String> tags, Collection<String> more) {
		more.forEach((tag) -> tags.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag));
	}

	/** In words for the trail, without the notes. */
	String summary() {
		List<String> words = new ArrayList<>();
		if (this.tags != null) {
			words.add("tags: " + String.join(", ", this.tags));
		}
		this.add.forEach((tag) -> words.add("+" + tag));
		this.remove.forEach((tag) -> words.add("-" + tag));
		if (this.folder != null) {
			words.add("folder: " + this.folder);
		}
		if (this.notes != null) {
			words.add("notes");
		}
		return String.join("; ", words);
	}

}
