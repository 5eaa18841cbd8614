package dev.weir.home;

import java.util.regex.Pattern;

/**
 * Where a sealed secret stands in the database. It opens there and nowhere else, so that
 * whoever may write rows cannot have another row's secret sent to a host of his own.
 * Immutable.
 *
 * @param table name of the table
 * @param column name of the column, which begins with {@code sealed_}: a rotation finds
 * it by that
 * @param row value of the table's primary key (one column), as text
 */
public record SealedPlace(String table, String column, String row) {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

	public SealedPlace {
		if (!NAME.matcher(table).matches() || !NAME.matcher(column).matches()) {
			throw new IllegalArgumentException("No name of a table or column");
		}
	}

	public static SealedPlace of(String table, String column, Object row) {
		return new SealedPlace(table, column, row.toString());
	}

	/** The additional data of the cipher; no two places share it. */
	String context() {
		return this.table + "/" + this.column + "/" + this.row;
	}

}
