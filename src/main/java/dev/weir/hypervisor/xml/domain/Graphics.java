package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.hypervisor.xml.property.TextFormat;

/**
 * A display
 * (<a href="https://libvirt.org/formatdomain.html#graphical-framebuffers">format</a>).
 * Not thread-safe.
 */
public final class Graphics extends Device<Graphics> {

	private static final Properties<Graphics> ALL = new Properties<>();

	public static final Property<Graphics, String> TYPE = ALL.word("type", "@type",
			"vnc spice rdp dbus egl-headless sdl");

	public static final Property<Graphics, Boolean> AUTO_PORT = ALL.yesNo("autoPort", "@autoport");

	/** -1 where libvirt shall choose. */
	public static final Property<Graphics, Long> PORT = ALL.filledAtStart().number("port", "@port", -1, 65535);

	public static final Property<Graphics, Long> TLS_PORT = ALL.filledAtStart()
		.number("tlsPort", "@tlsPort", -1, 65535);

	public static final Property<Graphics, Long> WEB_SOCKET = ALL.filledAtStart()
		.number("webSocket", "@websocket", -1, 65535);

	public static final Property<Graphics, String> LISTEN = ALL.filledAtStart()
		.text("listen", "@listen", Properties.NAME);

	public static final Property<Graphics, String> LISTEN_TYPE = ALL.filledAtStart()
		.word("listenType", "listen/@type", "address network socket none");

	public static final Property<Graphics, String> LISTEN_ADDRESS = ALL.filledAtStart()
		.text("listenAddress", "listen/@address", Properties.NAME);

	public static final Property<Graphics, String> LISTEN_NETWORK = ALL.text("listenNetwork", "listen/@network",
			Properties.NAME);

	public static final Property<Graphics, String> LISTEN_SOCKET = ALL.filledAtStart()
		.text("listenSocket", "listen/@socket", Properties.PATH);

	public static final Property<Graphics, String> KEY_MAP = ALL.word("keyMap", "@keymap",
			"en-us en-gb de fr it es pt pt-br ja ru sv pl no nl da fi hu is hr lt lv mk sl tr cs");

	public static final Property<Graphics, String> SHARE_POLICY = ALL.word("sharePolicy", "@sharePolicy",
			"allow-exclusive force-shared ignore");

	/** Secret: never shown, never in a list of changes. */
	public static final Property<Graphics, String> PASSWORD = ALL.changing()
		.text("password", "@passwd", new TextFormat(Pattern.compile("[^\\p{Cntrl}]{1,64}"), "-"));

	public static final Property<Graphics, String> PASSWORD_VALID_TO = ALL.changing()
		.text("passwordValidTo", "@passwdValidTo", Properties.NAME);

	public static final Property<Graphics, Boolean> GL = ALL.yesNo("gl", "gl/@enable");

	public static final Property<Graphics, Boolean> CLIPBOARD = ALL.yesNo("clipboard", "clipboard/@copypaste");

	public static final Property<Graphics, Boolean> FILE_TRANSFER = ALL.yesNo("fileTransfer", "filetransfer/@enable");

	public static final Property<Graphics, String> MOUSE = ALL.word("mouse", "mouse/@mode", "server client");

	Graphics(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Graphics, ?>> properties() {
		return ALL.all();
	}

	@Override
	Optional<String> naturalId() {
		return get(TYPE);
	}

}
