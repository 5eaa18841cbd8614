package dev.weir.task.engine;

import dev.weir.task.TaskNote;
import jakarta.persistence.Embeddable;

/**
 * A {@link TaskNote} in its row. Immutable.
 */
@Embeddable
class Note {

	private String step;

	private String subject;

	private String detail;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected Note() {
	}

	Note(TaskNote note) {
		this.step = note.step();
		this.subject = Texts.fit(note.subject(), Texts.SUBJECT);
		this.detail = Texts.fit(note.detail(), Texts.SUBJECT);
	}

	TaskNote note() {
		return new TaskNote(this.step, this.subject, this.detail);
	}

}
