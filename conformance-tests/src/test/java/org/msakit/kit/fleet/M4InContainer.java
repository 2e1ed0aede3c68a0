package org.msakit.kit.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.images.builder.Transferable;

/** m4 and sendmail-cf in the image of a Debian suite, for tests that read configurations. */
public final class M4InContainer {
    private static final String MARK = "=====msakit:";
    private static final String COMPILE_ALL =
            "cd /msakit && for f in *.mc; do echo '" + MARK + "'${f%.mc}; m4 $f 2>/dev/null || echo FAILED; done";

    private M4InContainer() {}

    /**
     * Makes sendmail.cf texts.
     *
     * @param sources sendmail.mc texts by name
     * @return sendmail.cf texts by the same names, in the same order; empty where m4 wrote nothing
     */
    public static Map<String, String> compile(String suite, Map<String, String> sources) {
        String image = SendmailImage.build(suite);
        try (GenericContainer<?> container = new GenericContainer<>(image)
                .withImagePullPolicy(any -> false)
                .withLabels(ContainerEngine.labels())
                .withStartupCheckStrategy(new IsRunningStartupCheckStrategy())
                .withCreateContainerCmdModifier(cmd -> cmd.withEntrypoint("sleep", "600"))) {
            sources.forEach((name, text) -> container.withCopyToContainer(
                    Transferable.of(text.getBytes(StandardCharsets.UTF_8)), "/msakit/" + name + ".mc"));
            container.start();
            ExecResult result = container.execInContainer("sh", "-c", COMPILE_ALL);
            return split(result.getStdout(), sources);
        } catch (IOException e) {
            throw new ContainerException("cannot run m4 in " + image + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> split(String output, Map<String, String> sources) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String part : output.split(MARK)) {
            String[] nameAndText = part.split("\n", 2);
            if (nameAndText.length == 2) {
                found.put(nameAndText[0], nameAndText[1]);
            }
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        sources.keySet().forEach(name -> ordered.put(name, found.getOrDefault(name, "")));
        return ordered;
    }
}
