package dev.weir.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import dev.weir.vm.foreign.Packages;

import org.springframework.util.FileSystemUtils;

/**
 * What can be made of images: virtual machines from a base image, with what cloud-init is
 * told, and from an OVA. One thread at a time.
 */
final class ImageDeeds {

	/** Far more than its package takes, as it is with disks out there. */
	private static final int DISK_MIB = 160;

	/** Enough for the kill to come while it is sent. */
	private static final int CONTENT_BYTES = 12 << 20;

	private final Scene scene;

	private final byte[] ova;

	private final byte[] content = new byte[CONTENT_BYTES];

	private ImageDeeds(Scene scene, byte[] ova) {
		this.scene = scene;
		this.ova = ova;
		new Random(2).nextBytes(this.content);
	}

	/** Packs the OVA, which serves for all rounds. */
	static ImageDeeds of(Scene scene) {
		try {
			return new ImageDeeds(scene, packed());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException | NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void prepare() {
		ova();
		converted();
		seeded(false);
		seeded(true);
	}

	/**
	 * A VHDX of which libvirt sees only bytes; half of what is made of it must not stay.
	 */
	private void converted() {
		String name = this.scene.next("raw");
		String image = this.scene.next("foreign") + "-boot.raw";
		try {
			Path made = Files.createTempFile("weir-vhdx", ".vhdx");
			Path raw = Files.createTempFile("weir-vhdx", ".raw");
			Files.write(raw, this.content);
			new ProcessBuilder("qemu-img", "convert", "-q", "-f", "raw", "-O", "vhdx", raw.toString(), made.toString())
				.start()
				.waitFor();
			Files.move(made, this.scene.rig().image(image));
			Files.delete(raw);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		this.scene.refresh();
		this.scene.add("storage.volume.convert", name,
				(api) -> api.post(this.scene.volumes() + "/" + image + "/convert", "{\"name\": \"" + name + "\"}"),
				() -> this.scene.has(name), () -> !this.scene.has(name));
	}

	private void ova() {
		String name = this.scene.next("taken");
		String url = "/api/v1/vms/import-ova?hostId=" + this.scene.host() + "&pool=" + Scene.POOL + "&name=" + name;
		this.scene.add("vm.import-ova", name, (api) -> api.put(url, this.ova), () -> isMade(name),
				() -> this.scene.ours(name).isEmpty() && !this.scene.isDefined(name));
	}

	private void seeded(boolean linked) {
		String name = this.scene.next(linked ? "linked" : "copied");
		String base = this.scene.next("base") + "-boot.raw";
		this.scene.rig().bootableDisk(base);
		this.scene.refresh();
		String body = """
				{"hostId": "%s", "name": "%s", "vcpus": 1, "memoryMib": 64, "nics": [], "domainType": "qemu",
				 "disks": [{"imageId": "%s/%s", "poolName": "%s", "sizeGib": 0.1, "linked": %s}],
				 "cloudInit": {"runCommands": ["true"]}}""".formatted(this.scene.host(), name, Scene.POOL, base,
				Scene.POOL, linked);
		this.scene.add("vm.create", name, (api) -> api.post("/api/v1/vms", body),
				() -> isMade(name) && this.scene.has("cidata-" + this.scene.id(name) + ".iso"),
				() -> this.scene.ours(name).isEmpty() && !this.scene.isDefined(name));
	}

	private boolean isMade(String name) {
		return this.scene.ours(name).size() == 1 && this.scene.isDefined(name);
	}

	private static byte[] packed() throws IOException, InterruptedException, NoSuchAlgorithmException {
		byte[] content = new byte[CONTENT_BYTES];
		new Random(1).nextBytes(content);
		Path folder = Files.createTempDirectory("weir-ova");
		try {
			byte[] disk = Packages.streamed(folder, Arrays.copyOf(content, DISK_MIB << 20));
			String ovf = Packages.OVF.strip()
				.replaceAll("<vmw:Config[^>]*>", "")
				.replace("ovf:capacity=\"8\"", "ovf:capacity=\"" + DISK_MIB + "\"");
			return Packages.ova(ovf, disk, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(disk)));
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

}
