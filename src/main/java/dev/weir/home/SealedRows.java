package dev.weir.home;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All sealed secrets of a database, whichever module keeps them: they stand in columns
 * whose names begin with {@code sealed_}. Not thread-safe.
 */
final class SealedRows {

	private final Connection connection;

	SealedRows(Connection connection) {
		this.connection = connection;
	}

	List<Row> all() throws SQLException {
		List<Row> all = new ArrayList<>();
		for (Column column : columns()) {
			try (PreparedStatement query = this.connection.prepareStatement(column.query());
					ResultSet rows = query.executeQuery()) {
				while (rows.next()) {
					all.add(new Row(column, rows.getString(1), rows.getString(2)));
				}
			}
		}
		return all;
	}

	/**
	 * Puts a new text in the place of the one that was read.
	 * @return false when the row holds another one by now, or is gone
	 */
	boolean replace(Row row, String with) throws SQLException {
		try (PreparedStatement update = this.connection.prepareStatement(row.column().update())) {
			update.setString(1, with);
			update.setString(2, row.key());
			update.setString(3, row.sealed());
			return update.executeUpdate() == 1;
		}
	}

	private List<Column> columns() throws SQLException {
		List<Column> columns = new ArrayList<>();
		DatabaseMetaData about = this.connection.getMetaData();
		try (ResultSet found = about.getColumns(null, this.connection.getSchema(), "%", "sealed\\_%")) {
			while (found.next()) {
				String table = found.getString("TABLE_NAME");
				columns.add(new Column(table, key(about, table), found.getString("COLUMN_NAME")));
			}
		}
		return columns;
	}

	private String key(DatabaseMetaData about, String table) throws SQLException {
		try (ResultSet keys = about.getPrimaryKeys(null, this.connection.getSchema(), table)) {
			if (!keys.next()) {
				throw new SQLException("A table of secrets needs a key: " + table);
			}
			return keys.getString("COLUMN_NAME");
		}
	}

	/** A column of sealed secrets and the key of its table. */
	record Column(String table, String key, String name) {

		/** The names come from the database's own catalogue. */
		String query() {
			return "select cast(\"%2$s\" as varchar), \"%3$s\" from \"%1$s\" where \"%3$s\" is not null order by 1"
				.formatted(this.table, this.key, this.name);
		}

		String update() {
			return "update \"%1$s\" set \"%3$s\" = ? where cast(\"%2$s\" as varchar) = ? and \"%3$s\" = ?"
				.formatted(this.table, this.key, this.name);
		}

	}

	/** A sealed secret. */
	record Row(Column column, String key, String sealed) {

		SealedPlace place() {
			return new SealedPlace(this.column.table(), this.column.name(), this.key);
		}

		@Override
		public String toString() {
			return place().context();
		}

	}

}
