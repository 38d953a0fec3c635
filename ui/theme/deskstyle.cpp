// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/deskstyle.h"

#include "theme/colors.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/stylepieces.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOption>
#include <QTreeView>

namespace coinpay::theme {

namespace {

constexpr double HoverShare = 0.06;
constexpr double PressedShare = 0.12;
constexpr int ButtonHeight = 30;
constexpr int ButtonPadding = 2 * Grid;
constexpr int FrameRoom = 2; //!< the edge and what keeps off it
constexpr int FieldPadding = 3 * Grid;
constexpr int TextInset = Grid;
constexpr int ScrollBarWidth = 12;

QColor buttonGround(const QStyleOption &option, bool filled)
{
    const QPalette &palette = option.palette;
    const QColor ground = filled ? accent(palette) : palette.color(QPalette::Button);
    const QColor ink = filled ? QColor(Qt::black) : palette.color(QPalette::ButtonText);
    if (option.state & (QStyle::State_Sunken | QStyle::State_On))
        return mixed(ink, ground, PressedShare);
    if (option.state & QStyle::State_MouseOver)
        return mixed(ink, ground, HoverShare);
    return ground;
}

void drawRounded(QPainter &painter, const QRect &rect, const QColor &ground, const QColor &edge,
                 qreal width = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge.alpha() ? QPen(edge, width) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Radius, Radius);
    painter.restore();
}

bool isFilled(const QStyleOption &option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    return button && (button->features & QStyleOptionButton::DefaultButton) &&
           (option.state & QStyle::State_Enabled);
}

void drawRing(const QRect &rect, const QColor &ring, QPainter &painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ring, 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), Radius - 1, Radius - 1);
    painter.restore();
}

void drawFocus(const QStyleOption &option, QPainter &painter)
{
    drawRing(option.rect, focusRing(option.palette), painter);
}

void drawButton(const QStyleOption &option, QPainter &painter)
{
    const bool filled = isFilled(option);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool flat = button && (button->features & QStyleOptionButton::Flat);
    const bool idle = !(option.state & (QStyle::State_MouseOver | QStyle::State_Sunken));
    if (!flat || !idle) {
        const QColor edge =
            filled || flat ? QColor(Qt::transparent) : option.palette.color(QPalette::Mid);
        drawRounded(painter, option.rect, buttonGround(option, filled), edge);
    }
    // On a filled one the accent would not be seen.
    constexpr QStyle::State ByKeyboard = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    if ((option.state & ByKeyboard) != ByKeyboard)
        return;
    if (filled)
        drawRing(option.rect.adjusted(2, 2, -2, -2),
                 option.palette.color(QPalette::HighlightedText), painter);
    else
        drawFocus(option, painter);
}

void drawField(const QStyleOption &option, QPainter &painter)
{
    const bool focused = option.state & QStyle::State_HasFocus;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor ground = option.palette.color(enabled ? QPalette::Base : QPalette::Window);
    drawRounded(painter, option.rect, ground,
                focused ? focusRing(option.palette) : option.palette.color(QPalette::Mid),
                focused ? 2 : 1);
}

//! One that is typed into looks like a field, one that is only opened like a button.
void drawComboBox(const QStyleOptionComboBox &box, QPainter &painter)
{
    if (box.editable) {
        drawField(box, painter);
    } else {
        drawRounded(painter, box.rect, buttonGround(box, false), box.palette.color(QPalette::Mid));
        if (box.state & QStyle::State_HasFocus)
            drawFocus(box, painter);
    }
    drawMenuArrow(box.rect, box.state & QStyle::State_Enabled, painter);
}

//! A table of rows, and not a tree of boxes.
bool hasHeadings(const QWidget *widget)
{
    const auto *tree = qobject_cast<const QTreeView *>(widget);
    return tree && !tree->isHeaderHidden();
}

} // namespace

DeskStyle::DeskStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                              QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: drawButton(*option, *painter); return;
    case PE_PanelButtonTool:
        if (option->state & (State_MouseOver | State_Sunken | State_On))
            drawRounded(*painter, option->rect, buttonGround(*option, false), Qt::transparent);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0) {
            drawField(*option, *painter);
            return;
        }
        break;
    }
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea *>(widget)) {
            drawAreaFrame(*option, *painter, widget->hasFocus());
            return;
        }
        break;
    case PE_IndicatorRadioButton: drawRadioIndicator(*option, *painter); return;
    case PE_IndicatorCheckBox: drawCheckIndicator(*option, *painter); return;
    case PE_FrameFocusRect: drawFocus(*option, *painter); return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, scrollGround(widget, option->palette));
        return;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QIcon DeskStyle::standardIcon(StandardPixmap standard, const QStyleOption *option,
                              const QWidget *widget) const
{
    if (standard == SP_LineEditClearButton)
        return icon(QStringLiteral("close"));
    return QProxyStyle::standardIcon(standard, option, widget);
}

void DeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar && control == CC_ScrollBar) {
        drawScrollBar(*bar, subControlRect(control, option, SC_ScrollBarSlider, widget),
                      scrollGround(widget, option->palette), *painter);
        return;
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        box && control == CC_ComboBox && box->frame) {
        drawComboBox(*box, *painter);
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (control == CC_ToolButton && button &&
        (button->features & QStyleOptionToolButton::HasMenu) &&
        !(button->features & QStyleOptionToolButton::MenuButtonPopup)) {
        // One arrow in the middle of the height, instead of a small one in the corner.
        QStyleOptionToolButton plain(*button);
        plain.features &= ~QStyleOptionToolButton::ToolButtonFeatures(
            QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::PopupDelay);
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        const QRect &room = option->rect;
        const QRect arrow(room.right() - MenuArrow - Grid / 2,
                          room.center().y() - MenuArrow / 2 + 1, MenuArrow, MenuArrow);
        icon(QStringLiteral("chevron-down")).paint(painter, arrow);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect DeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                SubControl sub, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        // No arrows at the ends: the groove is the whole bar.
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (sub == SC_ScrollBarAddLine || sub == SC_ScrollBarSubLine)
            return {};
        if (sub == SC_ScrollBarGroove)
            return option->rect;
        if (bar)
            return scrollBarPart(*bar, sub);
    }
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && box && box->frame) {
        const int arrow = 2 * ControlPadding + MenuArrow;
        if (sub == SC_ComboBoxEditField)
            return visualRect(
                box->direction, box->rect,
                box->rect.adjusted(box->editable ? ControlPadding - FrameRoom : ControlPadding,
                                   FrameRoom, -arrow, -FrameRoom));
        if (sub == SC_ComboBoxArrow)
            return visualRect(box->direction, box->rect,
                              box->rect.adjusted(box->rect.width() - arrow, 0, 0, 0));
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect DeskStyle::subElementRect(SubElement element, const QStyleOption *option,
                                const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element != SE_LineEditContents)
        return rect;
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame && frame->lineWidth > 0 ? rect.adjusted(TextInset, 0, -TextInset, 0) : rect;
}

void DeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        header && element == CE_HeaderSection) {
        drawHeaderSection(*header, *painter);
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool opensMenu = button && (button->features & QStyleOptionButton::HasMenu) &&
                           !(button->features & QStyleOptionButton::DefaultButton);
    if (element == CE_PushButtonLabel && opensMenu) {
        QStyleOptionButton whole(*button); // not the inner room that Fusion leaves for words
        if (widget)
            whole.rect = widget->rect();
        drawMenuButtonLabel(whole, *painter);
        return;
    }
    // All of it is ours, the arrow of a menu too; Fusion leaves a flat one out.
    if (element == CE_PushButtonBevel && button &&
        (opensMenu || !(button->features & QStyleOptionButton::HasMenu))) {
        drawButton(*option, *painter);
        return;
    }
    if (element == CE_PushButtonLabel && button && isFilled(*option)) {
        QStyleOptionButton white(*button);
        white.palette.setColor(QPalette::ButtonText,
                               option->palette.color(QPalette::HighlightedText));
        QProxyStyle::drawControl(element, &white, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                           const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return GapGroup;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return Gap;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return IconSmall;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_SplitterWidth: return 1;
    case PM_HeaderMargin: return Gap;
    case PM_FocusFrameHMargin: // a cell's text begins where its heading does
        return hasHeadings(widget) ? Gap - 1 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ScrollBarExtent: return ScrollBarWidth;
    case PM_ScrollBarSliderMin: return LeastHandle;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize DeskStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && (button->features & QStyleOptionButton::HasMenu)) {
            const int icon = button->icon.isNull() ? 0 : button->iconSize.width() + Gap;
            const int words = button->fontMetrics.horizontalAdvance(button->text);
            result.setWidth(icon + words + MenuArrow + 3 * ControlPadding);
        } else {
            result.rwidth() += 2 * ButtonPadding;
        }
        result.setHeight(qMax(result.height(), ButtonHeight));
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && (button->features & QStyleOptionToolButton::HasMenu) &&
            !(button->features & QStyleOptionToolButton::MenuButtonPopup))
            result.rwidth() += MenuArrow;
        break;
    case CT_ComboBox:
        result.setWidth(size.width() + MenuArrow + 3 * ControlPadding + 2 * Grid);
        [[fallthrough]];
    case CT_LineEdit:
        // One height for both: they stand side by side.
        result.setHeight(qMax(option->fontMetrics.height() + FieldPadding, ButtonHeight));
        break;
    default: break;
    }
    return result;
}

int DeskStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

} // namespace coinpay::theme
