package dev.pawl.chaos.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy, in front of a server that says again what it hears. */
@Timeout(30)
class LinkTest {

    private ServerSocket echo;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::answer, "echo");
        thread.setDaemon(true);
        thread.start();
        link = new Link(echo.getLocalPort());
    }

    private void answer() {
        try {
            while (true) {
                Socket socket = echo.accept();
                Thread thread = new Thread(
                        () -> {
                            try (socket) {
                                socket.getInputStream().transferTo(socket.getOutputStream());
                            } catch (IOException e) {
                                // Cut.
                            }
                        },
                        "echo-one");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), link.port());
    }

    private static int ask(Socket socket, int what) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(what);
        out.flush();
        InputStream in = socket.getInputStream();
        return in.read();
    }

    @Test
    void itForwardsUntilItIsCut() throws IOException {
        try (Socket one = connect();
                Socket two = connect()) {
            assertThat(ask(one, 1)).isEqualTo(1);
            assertThat(ask(two, 2)).isEqualTo(2);
            assertThat(link.cut()).isEqualTo(2);
            assertThatThrownBy(() -> {
                        if (ask(one, 3) < 0) {
                            throw new IOException("end");
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(link.cut()).isZero();
        }
        try (Socket again = connect()) {
            assertThat(ask(again, 4)).isEqualTo(4);
        }
    }

    @Test
    void whatIsStalledComesLate() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 1)).isEqualTo(1);
            link.stall(Duration.ofMinutes(5));
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> ask(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            link.heal();
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerIsLostThoughTheServerHeard() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 1)).isEqualTo(1);
            link.loseAnswers();
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> ask(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            assertThat(link.cut()).isEqualTo(1);
        }
        try (Socket again = connect()) {
            assertThat(ask(again, 3)).isEqualTo(3);
        }
    }
}
