# Weir as a container image: the JAR, a Java runtime and libvirt's client library. Build: docker compose build
FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven nodejs npm ca-certificates \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Dependencies first: they change seldom, so that their layer is kept.
COPY pom.xml ./
RUN mvn -B -q dependency:go-offline
COPY frontend frontend
COPY src src
RUN mvn -B -q -Dmaven.test.skip=true package

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jre-headless libvirt0 curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 990 --home-dir /var/lib/weir --create-home weir
COPY bin/java.options bin/unpack /usr/share/weir/bin/
COPY --from=build /src/target/weir.jar /tmp/weir.jar
RUN /usr/share/weir/bin/unpack /tmp/weir.jar /usr/share/weir/run && rm /tmp/weir.jar
# Inside a container Weir must listen on the container's own address; publish the port on loopback or behind a proxy with TLS.
ENV WEIR_HOME=/var/lib/weir SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080 \
    MALLOC_ARENA_MAX=2
USER weir
VOLUME /var/lib/weir
EXPOSE 8080
HEALTHCHECK --interval=30s --start-period=60s CMD curl -fs http://127.0.0.1:8080/actuator/health || exit 1
ENTRYPOINT ["java", "@/usr/share/weir/bin/java.options", "-XX:SharedArchiveFile=/usr/share/weir/run/weir.jsa", \
    "-jar", "/usr/share/weir/run/weir.jar"]
