// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/notice.h"
#include "gui/deskwindow.h"
#include "pages/invoicespage.h"
#include "shell/invoiceforms.h"
#include "support/futures.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif
#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace coinpay;
using namespace coinpay::test;

//! What the window says when the disk is the trouble, and how it goes on once the disk is mended.
class TestDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readOnlyHomeIsSaidAndRetried();
    void damagedListOfProfilesIsNotCalledAJournal();
    void fullDiskIsSaidWhileItLasts();
    void aDiskThatReallyIsFull();
};

namespace {

QString wordsOf(const QWidget *widget)
{
    return widget ? widget->accessibleName() + u'\n' + widget->accessibleDescription() : QString();
}

#ifdef Q_OS_UNIX
//! Takes away every right to write below the folder. Root may write all the same, and becomes
//! somebody else for as long.
class ReadOnlyFor
{
public:
    explicit ReadOnlyFor(const QString &dir)
        : m_dir(dir)
    {
        // A plain user's: the one who tries to write is the owner and has no right to.
        setModes(0555, 0444);
        if (::geteuid() == 0)
            m_changed = ::seteuid(Nobody) == 0;
    }
    ~ReadOnlyFor()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("not root again");
        setModes(0755, 0644);
    }
    Q_DISABLE_COPY_MOVE(ReadOnlyFor)

private:
    static constexpr uid_t Nobody = 65534;

    void setModes(mode_t dirs, mode_t files) const
    {
        ::chmod(qPrintable(m_dir), 0755); // so that what is below can be reached
        QDirIterator below(m_dir, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        QStringList paths{m_dir};
        while (below.hasNext())
            paths.append(below.next());
        for (const QString &path : paths)
            ::chmod(QFile::encodeName(path).constData(), QFileInfo(path).isDir() ? dirs : files);
    }

    QString m_dir;
    bool m_changed = false;
};
#endif

#ifdef Q_OS_LINUX
//! A file system of a few megabytes, at a folder, which can be filled to the last byte.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &dir)
        : m_dir(dir)
        , m_isMounted(::mount("none", qPrintable(dir), "tmpfs", 0, "size=6m,mode=0700") == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(qPrintable(m_dir), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    [[nodiscard]] bool isMounted() const { return m_isMounted; }

    void fill()
    {
        m_filler.setFileName(m_dir + QStringLiteral("/filler"));
        if (!m_filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered | QIODevice::Append))
            qFatal("nothing can be written");
        const QByteArray block(4096, 'x');
        while (m_filler.write(block) == block.size()) {
        }
        while (m_filler.write("x") == 1) {
        }
    }

    void empty() { m_filler.remove(); }

private:
    QString m_dir;
    bool m_isMounted;
    QFile m_filler;
};
#endif

} // namespace

void TestDisk::readOnlyHomeIsSaidAndRetried()
{
#ifdef Q_OS_UNIX
    DeskWindow desk;
    desk.connectToNobody();
    const QString dir = desk.dataDir();
    desk.close();
    desk.session().close();
    {
        const ReadOnlyFor locked(dir);
        desk.open();
        auto *page = DeskWindow::find<QWidget>("storagePage");
        QVERIFY(page);
        QVERIFY2(wordsOf(page).contains(QStringLiteral("cannot be written")),
                 qPrintable(wordsOf(page)));
        QVERIFY(!desk.window().invoicesPage());
        DeskWindow::click(DeskWindow::find<QPushButton>("retryButton"));
        QVERIFY(DeskWindow::find<QWidget>("storagePage"));
    }
    DeskWindow::click(DeskWindow::find<QPushButton>("retryButton"));
    QVERIFY(desk.window().invoicesPage());
    QVERIFY(!DeskWindow::find<QWidget>("storagePage"));
    desk.close();
#else
    QSKIP("folders are made read-only another way here");
#endif
}

void TestDisk::damagedListOfProfilesIsNotCalledAJournal()
{
    DeskWindow desk;
    desk.connectToNobody();
    const QString path = desk.dataDir() + QStringLiteral("/profiles.json");
    desk.close();
    desk.session().close();
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{broken");
    file.close();
    desk.open();
    const QString words = wordsOf(DeskWindow::find<QWidget>("storagePage"));
    QVERIFY2(words.contains(path), qPrintable(words));
    QVERIFY2(!words.contains(QStringLiteral("journal")), qPrintable(words));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{broken"));
    desk.close();
}

void TestDisk::fullDiskIsSaidWhileItLasts()
{
    DeskWindow desk;
    desk.connectToNobody();
    Store &store = desk.session().desk()->store();
    const Error full{ErrorKind::StorageFull, QStringLiteral("full"), {}, {}, 0, {}, {}};
    const auto notice = [] { return DeskWindow::find<QWidget>("diskNotice"); };
    // The store's own test holds it to saying this; the window listens from its first paint on.
    QTRY_VERIFY((Q_EMIT store.troubleChanged(full), notice()));
    QVERIFY2(wordsOf(notice()).contains(QStringLiteral("disk is full")),
             qPrintable(wordsOf(notice())));
    Q_EMIT store.troubleChanged(std::nullopt);
    QVERIFY(!notice());
    desk.close();
}

//! What a person asks for while nothing can be written down is not asked for: the form says so and
//! keeps what was typed, and goes on once there is room.
void TestDisk::aDiskThatReallyIsFull()
{
#ifdef Q_OS_LINUX
    DeskWindow desk;
    SmallDisk disk(desk.dataDir());
    if (!disk.isMounted())
        QSKIP("only root can make a small disk");
    desk.connectToNobody();
    const auto line = [](const char *name) { return DeskWindow::find<QLineEdit>(name); };
    const auto form = [] { return DeskWindow::find<QWidget>("newInvoiceForm"); };
    const auto notice = [] { return DeskWindow::find<QWidget>("diskNotice"); };
    desk.window().forms()->newInvoice();
    QTRY_VERIFY(form());
    DeskWindow::type(line("amountEdit"), QStringLiteral("25.00"));
    DeskWindow::type(line("referenceEdit"), QStringLiteral("order_full"));
    disk.fill();
    // The log of the journal may have a little room of its own left.
    InvoiceDraft other;
    other.amount = *Money::parse(u"1.00", QStringLiteral("USDT"));
    other.reference = QStringLiteral("other");
    constexpr int MoreThanFit = 3000;
    int fitted = 0;
    while (fitted < MoreThanFit && settled(desk.session().desk()->createInvoice(other)))
        ++fitted;
    QVERIFY(fitted < MoreThanFit);
    QTRY_VERIFY_WITH_TIMEOUT(notice(), 20'000);
    QVERIFY2(wordsOf(notice()).contains(QStringLiteral("disk is full")),
             qPrintable(wordsOf(notice())));

    DeskWindow::click(DeskWindow::find<QPushButton>("createButton"));
    const auto said = [&] {
        QString words;
        for (const Notice *each : form()->findChildren<Notice *>()) {
            if (each->isVisible())
                words += wordsOf(each);
        }
        return words;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(said().contains(QStringLiteral("full")), qPrintable(said()), 20'000);
    QCOMPARE(line("amountEdit")->text(), QStringLiteral("25.00"));
    QCOMPARE(line("referenceEdit")->text(), QStringLiteral("order_full"));
    QVERIFY(!desk.operation(QStringLiteral("order_full")));

    disk.empty();
    DeskWindow::click(DeskWindow::find<QPushButton>("createButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!form(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!notice(), 20'000);
    QVERIFY(desk.operation(QStringLiteral("order_full")));
    QCOMPARE(desk.reader().operations(MoreThanFit)->size(), fitted + 1);
    desk.close();
    desk.session().close();
#else
    QSKIP("there is no small disk to be had here");
#endif
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_disk.moc"
