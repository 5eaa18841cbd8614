package dev.weir.vm.xml;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.XmlForm;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import dev.weir.vm.bed.RealHost;
import dev.weir.vm.bed.RealHost.Desk;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Editing a definition as a text, on a real libvirtd with QEMU.
 */
@Tag("libvirt")
@WeirWebTest
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class RealXmlTests {

	private static RealHost host;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Fleet fleet;

	@Autowired
	private HostWatch watch;

	@Autowired
	private UserDetailsService accounts;

	private Desk desk;

	private VmId vm;

	@BeforeAll
	static void startHost() {
		host = new RealHost();
	}

	@AfterAll
	static void stopHost() {
		host.close();
	}

	@BeforeEach
	void define() {
		this.desk = host.watch(this.mvc, this.fleet, this.watch, this.accounts);
		String xml = LibvirtRig.guestXml("edited", host.rig().bootableDisk("edited.raw"))
			.replace("listen='127.0.0.1'", "listen='127.0.0.1' passwd='secret42'");
		this.vm = host.define(this.fleet, xml);
	}

	@AfterEach
	void clear() {
		host.clear(this.watch);
	}

	@Test
	void anEditIsSavedAndThePasswordStays() {
		MvcTestResult read = get();
		String xml = Desk.text(read);
		assertThat(xml).contains("passwd='********'").doesNotContain("secret42");
		JsonNode task = this.desk.done(put(xml.replace(">1</vcpu>", ">2</vcpu>"), etag(read)));
		assertThat(task.get("virsh").asString()).isEqualTo("virsh define --validate edited.xml");
		assertThat(secure()).contains(">2</vcpu>", "passwd='secret42'");
		assertThat(this.fleet.requireVm(this.vm).definition().vcpus()).isEqualTo(2);
		List<String> origins = origins(2);
		assertThat(origins).containsExactly("admin vm.xml", "null found");
	}

	@Test
	void aPasswordCanBeChangedAndTakenAway() {
		MvcTestResult read = get();
		this.desk.done(put(Desk.text(read).replace("********", "other"), etag(read)));
		assertThat(secure()).contains("passwd='other'");
		read = get();
		this.desk.done(put(Desk.text(read).replace(" passwd='********'", ""), etag(read)));
		assertThat(secure()).doesNotContain("passwd");
	}

	@Test
	void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
		MvcTestResult read = get();
		host.libvirt().domains().define(secure().replace("<vcpu placement='static'>1<", "<vcpu placement='static'>3<"));
		MvcTestResult refused = put(Desk.text(read).replace(">1</vcpu>", ">2</vcpu>"), etag(read));
		assertThat(refused).hasStatus(412);
		assertThat(Desk.json(refused).get("detail").asString()).contains("-  <vcpu placement='static'>3</vcpu>",
				"+  <vcpu placement='static'>2</vcpu>");
		assertThat(secure()).contains(">3</vcpu>");
		assertThat(put(Desk.text(read), "")).hasStatus(422);
	}

	@Test
	void libvirtsOwnWordsAreToldAndNothingChanges() {
		MvcTestResult read = get();
		String before = secure();
		MvcTestResult refused = put(Desk.text(read).replace("<vcpu ", "<vcpux/><vcpu "), etag(read));
		assertThat(refused).as(Desk.text(refused)).hasStatus(422);
		assertThat(Desk.text(refused)).contains("vcpux");
		assertThat(put(Desk.text(read).replace("</devices>", ""), etag(read))).hasStatus(422);
		assertThat(put(Desk.text(read).replace("<name>edited</name>", "<name>x</name>"), etag(read))).hasStatus(422);
		assertThat(put(Desk.text(read).replaceFirst("<uuid>[0-9a-f]{8}", "<uuid>00000000"), etag(read))).hasStatus(422);
		assertThat(secure()).isEqualTo(before);
		MvcTestResult page = form(read, Desk.text(read).replace("<vcpu ", "<vcpux/>\n  <vcpu "), "save");
		assertThat(page).hasStatus(422);
		assertThat(Desk.text(page)).contains("data-xml-line=\"6\"");
	}

	@Test
	void thePageShowsTheChangesBeforeItSavesThem() {
		MvcTestResult read = get();
		String typed = Desk.text(read).replace(">1</vcpu>", ">2</vcpu>");
		MvcTestResult review = form(read, typed, "review");
		assertThat(Desk.text(review)).contains("xml-save", "added");
		assertThat(secure()).contains(">1</vcpu>");
		assertThat(form(read, typed, "save").getResponse().getHeader("HX-Redirect"))
			.isEqualTo("/vms/" + this.vm + "?tab=xml");
		MvcTestResult late = form(read, Desk.text(read).replace("<memballoon", "<!-- mine --><memballoon"), "review");
		assertThat(late).hasStatus(422);
		assertThat(Desk.text(late)).contains("data-xml-present", "data-xml-merged");
	}

	@Test
	void anEarlierVersionComesBackWithThePassword() {
		host.libvirt().domains().define(secure().replace("<vcpu placement='static'>1<", "<vcpu placement='static'>4<"));
		assertThat(origins(2)).containsExactly("null outside", "null found");
		JsonNode oldest = history().get(1);
		String url = "/api/v1/vms/" + this.vm + "/xml/history/" + oldest.get("id").asString();
		assertThat(Desk.text(this.desk.send(this.mvc.get().uri(url)))).contains(">1</vcpu>").doesNotContain("passwd");
		assertThat(Desk.text(this.desk.send(this.mvc.get().uri(url + "/diff"))))
			.contains("-  <vcpu placement='static'>4</vcpu>", "+  <vcpu placement='static'>1</vcpu>");
		this.desk.done(this.desk.send(this.mvc.post().uri(url + "/restore")));
		assertThat(secure()).contains(">1</vcpu>", "passwd='secret42'");
		assertThat(origins(3).get(0)).isEqualTo("admin vm.xml");
	}

	private MvcTestResult form(MvcTestResult read, String xml, String deed) {
		return this.desk.send(this.mvc.post()
			.uri("/vms/{id}/xml", this.vm)
			.header("HX-Request", "true")
			.param("xml", xml.replace("\n", "\r\n"))
			.param("base", Desk.text(read))
			.param("version", etag(read).replace("\"", ""))
			.param("reviewed", XmlText.digest(xml))
			.param("deed", deed));
	}

	private MvcTestResult get() {
		MvcTestResult read = this.desk.send(this.mvc.get().uri("/api/v1/vms/{id}/xml", this.vm));
		assertThat(read).as(Desk.text(read)).hasStatusOk();
		return read;
	}

	private MvcTestResult put(String xml, String etag) {
		return this.desk.send(this.mvc.put()
			.uri("/api/v1/vms/{id}/xml", this.vm)
			.header(HttpHeaders.IF_MATCH, etag)
			.contentType(MediaType.APPLICATION_XML)
			.content(xml));
	}

	private static String etag(MvcTestResult read) {
		return Objects.requireNonNull(read.getResponse().getHeader(HttpHeaders.ETAG));
	}

	private String secure() {
		return host.libvirt().domains().xml(this.vm.value(), XmlForm.INACTIVE_SECURE);
	}

	/** Newest first, as soon as there are so many. */
	private List<String> origins(int count) {
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(20))).until(() -> history().size() == count);
		return StreamSupport.stream(history().spliterator(), false)
			.map((each) -> (each.get("author").isNull() ? "null" : each.get("author").asString()) + " "
					+ each.get("origin").asString())
			.toList();
	}

	private JsonNode history() {
		return Desk.json(this.desk.send(this.mvc.get().uri("/api/v1/vms/{id}/xml/history", this.vm))).get("items");
	}

}
