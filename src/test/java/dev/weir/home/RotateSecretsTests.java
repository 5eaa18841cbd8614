package dev.weir.home;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A new key for all secrets, whenever it is cut short; and a start without the key.
 */
class RotateSecretsTests {

	@TempDir
	private Path folder;

	private WeirHome home;

	private String url = "";

	@BeforeEach
	void fill() throws Exception {
		this.home = new WeirHome(this.folder);
		this.url = "jdbc:h2:file:" + this.folder.resolve("db") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
		SecretBox box = SecretBoxes.in(this.home);
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("create table host (id uuid primary key, sealed_password text)");
			statement.execute("create table hook (name varchar(9) primary key, url text, sealed_key varchar(300))");
			for (int i = 0; i < 3; i++) {
				String id = "00000000-0000-0000-0000-00000000000" + i;
				statement.execute("insert into host values ('%s', '%s')".formatted(id,
						box.seal("password " + i, SealedPlace.of("host", "sealed_password", id))));
				statement.execute("insert into hook values ('h%d', 'u', '%s')".formatted(i,
						box.seal("key " + i, SealedPlace.of("hook", "sealed_key", "h" + i))));
			}
			statement.execute("insert into host values ('00000000-0000-0000-0000-000000000009', null)");
		}
	}

	@Test
	void everySecretGetsANewKeyAndTheOldOneIsOfNoUse() throws Exception {
		String old = Files.readString(this.folder.resolve("keys/ring"));
		try (Connection connection = connect()) {
			assertThat(new RotateSecrets(new KeyRingFile(this.home), connection).rotate()).isEqualTo(6);
		}
		assertThat(secrets(new KeyRingFile(this.home).read())).containsExactlyInAnyOrder("password 0", "password 1",
				"password 2", "key 0", "key 1", "key 2");
		assertThat(Files.readString(this.folder.resolve("keys/ring"))).hasSameSizeAs(old);
		assertThatThrownBy(() -> secrets(KeyRing.parse(old))).isInstanceOf(IllegalStateException.class);
	}

	@Test
	void cutShortAnywhereAllStillOpensAndTheNextRunFinishes() throws Exception {
		int cut = 0;
		boolean finished = false;
		while (!finished) {
			finished = rotateUntil(cut++);
			assertThat(secrets(new KeyRingFile(this.home).read())).as("cut at %d", cut).hasSize(6);
		}
		// columns, two queries, six changes, write-out, queries again: else nothing was
		// cut
		assertThat(cut).isGreaterThan(10);
		assertThat(Files.readAllLines(this.folder.resolve("keys/ring"))).hasSize(2);
	}

	@Test
	void oneThatDoesNotOpenThrowsNoKeyAway() throws Exception {
		String ring = Files.readString(this.folder.resolve("keys/ring"));
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("update hook set sealed_key = (select sealed_key from hook where name = 'h0') "
					+ "where name = 'h1'");
			assertThatExceptionOfType(UnusableHome.class)
				.isThrownBy(() -> new RotateSecrets(new KeyRingFile(this.home), connection).rotate())
				.withMessageContaining("hook/sealed_key/h1");
		}
		assertThat(this.folder.resolve("keys/ring")).hasContent(ring);
	}

	@Test
	void aStartWithoutTheKeyIsRefusedAndMakesNone() throws Exception {
		Files.delete(this.folder.resolve("keys/ring"));
		assertThatExceptionOfType(UnusableHome.class).isThrownBy(this::start)
			.withMessageContaining("6 of 6")
			.satisfies((refusal) -> assertThat(refusal.action()).contains("backup"));
		assertThat(this.folder.resolve("keys")).isEmptyDirectory();
	}

	@Test
	void aStartWithAnotherKeyIsRefused() throws Exception {
		Files.delete(this.folder.resolve("keys/ring"));
		SecretBoxes.in(this.home);
		assertThatExceptionOfType(UnusableHome.class).isThrownBy(this::start).withMessageContaining("6 of 6");
	}

	@Test
	void oneDamagedRowIsNoReasonNotToStart() throws Exception {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("update host set sealed_password = 'rubbish'");
		}
		assertThat(start()).isNotNull();
	}

	@Test
	void theCommandRotatesAndEnds() throws Exception {
		String old = Files.readString(this.folder.resolve("keys/ring"));
		RotateSecretsCommand.run(new String[] { "--rotate-secrets", "--weir.home=" + this.folder,
				"--spring.datasource.url=" + this.url, "--spring.datasource.username=weir" });
		assertThat(this.folder.resolve("keys/ring")).content().isNotEqualTo(old);
		assertThat(secrets(new KeyRingFile(this.home).read())).hasSize(6);
	}

	private SecretBox start() throws SQLException {
		try (Connection connection = connect()) {
			return new SecretsConfiguration().secretBox(this.home, new SingleConnectionDataSource(connection, true));
		}
	}

	/** Whether the run came through with that many answers of the database. */
	private boolean rotateUntil(int answers) throws SQLException {
		AtomicInteger left = new AtomicInteger(answers);
		try (Connection connection = connect()) {
			new RotateSecrets(new KeyRingFile(this.home), dyingAfter(connection, left)).rotate();
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private static Connection dyingAfter(Connection connection, AtomicInteger left) {
		return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if (left.getAndDecrement() <= 0) {
						throw new SQLException("gone");
					}
					try {
						return method.invoke(connection, (@Nullable Object[]) arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private List<String> secrets(KeyRing ring) throws SQLException {
		List<String> secrets = new ArrayList<>();
		try (Connection connection = connect()) {
			for (SealedRows.Row row : new SealedRows(connection).all()) {
				secrets.add(new SecretBox(ring).open(row.sealed(), row.place()));
			}
		}
		return secrets;
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection(this.url, "weir", "");
	}

}
