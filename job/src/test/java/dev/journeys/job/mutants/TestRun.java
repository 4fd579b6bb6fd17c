// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.mutants;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs test classes by name; the exit code is 0 if at least one test ran and none failed. For
 * {@code bin/mutants}.
 */
public final class TestRun {
    private TestRun() {}

    /** Runs the test classes that the arguments name. */
    public static void main(String[] testClasses) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String testClass : testClasses) {
            request.selectors(DiscoverySelectors.selectClass(testClass));
        }
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request.build(), listener, new StopsAtTheFirstFailure());
        TestExecutionSummary summary = listener.getSummary();
        boolean passed =
                summary.getTestsSucceededCount() > 0 && summary.getTotalFailureCount() == 0;
        System.exit(passed ? 0 : 1);
    }

    /** One failure says enough. */
    private static final class StopsAtTheFirstFailure implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                System.exit(1);
            }
        }
    }
}
