package dev.weir.vm;

/**
 * Something that can be done to many virtual machines at once.
 *
 * @param id its name in the REST contract
 * @param labelKey message key of what its button says
 * @param destructive whether work or data may be lost
 * @param asks what else must be told
 */
public record BulkAction(String id, String labelKey, boolean destructive, Asks asks) {

	/** What a form asks for. */
	public enum Asks {

		NOTHING, TAGS, FOLDER, DELETION

	}

	/** One that needs no more words. */
	public static BulkAction plain(String id, String labelKey, boolean destructive) {
		return new BulkAction(id, labelKey, destructive, Asks.NOTHING);
	}

}
