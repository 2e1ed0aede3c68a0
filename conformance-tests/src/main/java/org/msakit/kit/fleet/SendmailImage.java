package org.msakit.kit.fleet;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The image of a Debian suite's sendmail; its tag holds a hash of the folder and the base that it is built from. */
public final class SendmailImage {
    private static final String FOLDER = "/org/msakit/kit/targets/sendmail/";
    private static final long BUILD_MINUTES = 15;

    private SendmailImage() {}

    /** The descriptor {@code target.json}. */
    static JsonNode descriptor() {
        return JsonMapper.shared().readTree(resource("target.json"));
    }

    /** Debian suites that the folder can be built on. */
    public static List<String> suites() {
        return descriptor().get("suites").propertyStream().map(e -> e.getKey()).toList();
    }

    /**
     * The image for a suite, built where it is missing.
     *
     * @throws IllegalArgumentException for a suite that the descriptor does not know
     * @throws ContainerException where the build fails, with its last line
     */
    public static String build(String suite) {
        JsonNode arguments = descriptor().get("suites").get(suite);
        if (arguments == null) {
            throw new IllegalArgumentException("unknown suite: " + suite + " (known: " + suites() + ")");
        }
        String base = arguments.get("BASE").asString();
        String tag = "msakit/sendmail:" + suite + "-" + hash(base);
        DockerClient client = ContainerEngine.client();
        try {
            client.inspectImageCmd(tag).exec();
            return tag;
        } catch (NotFoundException e) {
            return build(client, tag, base);
        }
    }

    private static String build(DockerClient client, String tag, String base) {
        StringBuilder last = new StringBuilder();
        Path folder = unpack();
        try {
            client.buildImageCmd(folder.toFile())
                    .withBuildArg("BASE", base)
                    .withTags(Set.of(tag))
                    .exec(new BuildImageResultCallback() {
                        @Override
                        public void onNext(BuildResponseItem item) {
                            if (item.getStream() != null && !item.getStream().isBlank()) {
                                last.setLength(0);
                                last.append(item.getStream().strip());
                            }
                            super.onNext(item);
                        }
                    })
                    .awaitImageId(BUILD_MINUTES, TimeUnit.MINUTES);
            return tag;
        } catch (RuntimeException e) {
            throw new ContainerException(
                    "cannot build " + tag + " from " + base + ": " + e.getMessage() + " (" + last + ")", e);
        } finally {
            remove(folder);
        }
    }

    private static Path unpack() {
        try {
            Path folder = Files.createTempDirectory("msakit-sendmail");
            for (String name : files()) {
                Files.write(folder.resolve(name), resource(name));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> files() {
        return descriptor().get("files").valueStream().map(JsonNode::asString).toList();
    }

    /** Over the base, and each file's name and octets; each part is preceded by its length. */
    private static String hash(String base) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, base.getBytes(StandardCharsets.UTF_8));
            for (String name : files()) {
                update(digest, name.getBytes(StandardCharsets.UTF_8));
                update(digest, resource(name));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    private static byte[] resource(String name) {
        try (InputStream in = SendmailImage.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + " is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
