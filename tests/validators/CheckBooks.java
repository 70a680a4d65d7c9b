import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every EPUB below a folder through epubcheck in one run; prints what it has against each, then how many it read. */
public class CheckBooks {
    public static void main(String[] args) throws Exception {
        List<Path> books;
        try (var found = Files.walk(Path.of(args[0]))) {
            books = found.filter(path -> path.toString().endsWith(".epub")).sorted().toList();
        }
        for (Path book : books) {
            var report = new DefaultReportImpl(book.toString()) {
                @Override
                public void message(Message message, EPUBLocation location, Object... arguments) {
                    if (message.getSeverity().compareTo(Severity.WARNING) >= 0
                            && message.getSeverity() != Severity.SUPPRESSED) {
                        System.out.println(book + ": " + message.getID() + " " + message.getMessage(arguments)
                                + " (" + location + ")");
                    }
                }
            };
            new EpubCheck(book.toFile(), report).doValidate();
        }
        System.out.println(books.size() + " books");
    }
}
