package dev.weir.vm.label;

/**
 * HTML that went through the sanitiser: only {@link NoteText} makes it, and only it is
 * written to a page as it is ({@link NoteProcessor}). Immutable.
 */
final class NoteHtml {

	private final String html;

	/** For {@link NoteText} alone. */
	NoteHtml(String html) {
		this.html = html;
	}

	@Override
	public String toString() {
		return this.html;
	}

}
