package dev.weir.testbed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The smallest guest there is: a disk whose boot sector writes a greeting to the screen
 * and the serial line, then sends back every byte that comes in on the serial line. Runs
 * within a second in 16 MiB and sleeps between clock ticks.
 */
public final class BootSector {

	/** What it says when it runs. */
	public static final String GREETING = "WEIR-READY\r\n";

	private static final int SECTOR = 512;

	private static final int DISK = 1024 * 1024;

	/**
	 * 16 bit code at 0x7c00: clear the segments and set the stack; write the text at
	 * 0x7c30 by BIOS (int 10h, ah=0eh) and to COM1 (port 3f8h); then halt until the next
	 * interrupt, and while the line status (3fdh) says that a byte is there, send it
	 * back.
	 */
	private static final String CODE = "fa31c08ed88ed0bc007cfb" + "be307c" + "ac84c0740d" + "b40ebb0700cd10baf803eeebee"
			+ "f4bafd03eca80174f7" + "baf803eceeebf1";

	private BootSector() {
	}

	/** The whole disk as a raw image. */
	public static byte[] image() {
		ByteBuffer disk = ByteBuffer.allocate(DISK);
		disk.put(HexFormat.of().parseHex(CODE)).put(GREETING.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
		disk.put(SECTOR - 2, (byte) 0x55).put(SECTOR - 1, (byte) 0xaa);
		return disk.array();
	}

}
